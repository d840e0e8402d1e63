/** Who asked to be warned of what: requests checked field by field, rows whose personal fields are sealed, and the rights of the person over them. */
package dev.chainon.people.subscription;
