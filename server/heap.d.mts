export declare const LEAN_HEAP: readonly string[];
