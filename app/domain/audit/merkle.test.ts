import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inclusionProof, leafHash, merkleRoot, rootOfProof, sameBytes } from './merkle.ts';

const SIZES = Array.from({ length: 40 }, (_, index) => index + 1);
const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : null);
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
};

/** A tree and one of its leaves. */
const place = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

function proven(size: number, index: number) {
  const leaves = leavesOf(size);
  const proof = inclusionProof(leaves, index);
  return { leaves, root: merkleRoot(leaves), proof, leaf: at(leaves, index), index, size };
}

describe('a Merkle tree', () => {
  // Test vectors of Certificate Transparency (RFC 6962), as its reference implementation has them.
  const DATA = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].map((text) =>
    Buffer.from(text, 'hex'),
  );

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ])('of %i leaves has the root of RFC 6962', (size, root) => {
    expect(hex(merkleRoot(DATA.slice(0, size).map((data) => leafHash(data))))).toBe(root);
  });

  test.each(SIZES)('of %i leaves proves each of them', (size) => {
    for (let index = 0; index < size; index += 1) {
      const { root, proof, leaf } = proven(size, index);
      expect(hex(rootOfProof({ leaf, index, size, proof }))).toBe(hex(root));
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
    }
  });

  test('has no proof for a leaf outside', () => {
    expect(() => inclusionProof(leavesOf(3), 3)).toThrow(RangeError);
    expect(() => inclusionProof([], 0)).toThrow(RangeError);
    expect(() => inclusionProof(leavesOf(3), 1.5)).toThrow(RangeError);
  });
});

describe('a proof fails', () => {
  const isProven = (root: Uint8Array, inclusion: Parameters<typeof rootOfProof>[0]) => {
    const reached = rootOfProof(inclusion);
    return reached !== null && sameBytes(reached, root);
  };

  test('when one bit of the leaf or of the proof is another', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat({ max: 255 }), ([size, index], which, bit) => {
        const { root, proof, leaf } = proven(size, index);
        const hashes = [leaf, ...proof].map((hash) => Uint8Array.from(hash));
        const flipped = at(hashes, which % hashes.length);
        flipped[bit >> 3] = at([...flipped], bit >> 3) ^ (1 << (bit & 7));
        const [first, ...rest] = hashes;
        return !isProven(root, { leaf: first ?? leaf, index, size, proof: rest });
      }),
    );
  });

  test('for another place, another leaf, or a proof that is too short or too long', () => {
    fc.assert(
      fc.property(place, fc.nat(), ([size, index], other) => {
        const { root, proof, leaf, leaves } = proven(size, index);
        const elsewhere = other % size;
        fc.pre(elsewhere !== index);
        expect(isProven(root, { leaf, index: elsewhere, size, proof })).toBe(false);
        expect(isProven(root, { leaf: at(leaves, elsewhere), index, size, proof })).toBe(false);
        expect(isProven(root, { leaf, index, size, proof: proof.slice(1) })).toBe(false);
        expect(isProven(root, { leaf, index, size, proof: [...proof, leaf] })).toBe(false);
      }),
    );
  });

  test.each([-1, 5, 0.5, Number.NaN, 2 ** 60])('for the place %d', (index) => {
    const { leaf, proof, size } = proven(5, 2);
    expect(rootOfProof({ leaf, index, size, proof })).toBeNull();
  });

  test('for a tree of no sensible size', () => {
    const { leaf, proof } = proven(5, 2);
    for (const size of [0, -1, 2.5, Number.POSITIVE_INFINITY])
      expect(rootOfProof({ leaf, index: 2, size, proof })).toBeNull();
  });

  test('when an inner node is passed off as a leaf', () => {
    const leaves = leavesOf(4);
    const inner = merkleRoot(leaves.slice(0, 2));
    const data = Buffer.concat(leaves.slice(0, 2));
    const proof = [merkleRoot(leaves.slice(2))];
    expect(isProven(merkleRoot(leaves), { leaf: inner, index: 0, size: 2, proof })).toBe(true);
    expect(isProven(merkleRoot(leaves), { leaf: leafHash(data), index: 0, size: 2, proof })).toBe(
      false,
    );
  });
});
