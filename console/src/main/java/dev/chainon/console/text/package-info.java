/** Words and numbers as French and English readers write them. */
package dev.chainon.console.text;
