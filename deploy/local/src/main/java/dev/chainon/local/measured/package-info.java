/** On which code a result was measured, and what became of that code since. */
package dev.chainon.local.measured;
