/**
 * Where to train and where to serve: from measures of start-up, transfer and computation, and from the size of the job. No speed is written here; what was not
 * measured is never advised.
 */
package dev.chainon.chips.advice;
