import { useEffect, type RefObject } from 'react';

/**
 * Tells the server how long before sending each answer was chosen, so that answers from two
 * devices merge by when they were given, whatever the devices' clocks say.
 */
export function useAnswerTimes(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const chosenAt = new Map<string, number>();
    const onChange = (event: Event) => {
      if (event.target instanceof HTMLInputElement)
        chosenAt.set(event.target.name, performance.now());
    };
    const onFormData = (event: FormDataEvent) => {
      for (const [name, at] of chosenAt)
        event.formData.set(`ago.${name}`, String(Math.round(performance.now() - at)));
    };
    element.addEventListener('change', onChange);
    element.addEventListener('formdata', onFormData);
    return () => {
      element.removeEventListener('change', onChange);
      element.removeEventListener('formdata', onFormData);
    };
  }, [form]);
}
