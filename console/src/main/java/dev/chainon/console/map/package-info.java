/** A map of the United States drawn on the server: projection and outlines. */
package dev.chainon.console.map;
