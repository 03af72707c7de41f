import { Fragment } from 'react';
import type { ItemName, MethodPartProps } from './view.ts';

/** Questions by their name and number, separated by commas of the reader's script. */
export function ItemNames(props: {
  readonly lang: MethodPartProps['lang'];
  readonly items: readonly ItemName[];
}) {
  const separator = props.lang === 'ar' ? '، ' : ', ';
  return props.items.map((item, index) => (
    <Fragment key={item.id}>
      {index > 0 && separator}
      {item.title} <small className="ltr">{item.id}</small>
    </Fragment>
  ));
}
