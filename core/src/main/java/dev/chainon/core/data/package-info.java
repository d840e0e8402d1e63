/** Files of the data set: known by their digest. */
package dev.chainon.core.data;
