/** A second, tiny use case: stages are tested with it, which proves that they do not know the real one. */
package dev.chainon.core.toy;
