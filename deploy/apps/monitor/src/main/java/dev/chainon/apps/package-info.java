/** The one Main of this process: it calls constructors, top to bottom. */
package dev.chainon.apps;
