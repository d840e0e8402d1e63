/** Files of the data set that travel inside a module. Imports nothing of the project. */
package dev.chainon.core.resource;
