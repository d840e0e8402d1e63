/** Malformed requests by the ten thousand, seeded, and what a server is made of while it gets them. */
package dev.chainon.apps.fuzz;
