/** Keys and seals: one key a person, wrapped by the master key; pseudonyms; signed proofs. The only package that uses Tink. */
package dev.chainon.people.vault;
