/** Images of the applications: what goes into each, and building them with a container engine. */
package dev.chainon.local.ship;
