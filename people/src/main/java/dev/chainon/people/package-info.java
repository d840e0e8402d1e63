/**
 * The only room that handles personal data: who asked to be warned, sealed; what is said to them; their rights. May import core, streams and store. No stage
 * may import it, so that none of them can come to know a name.
 */
package dev.chainon.people;
