/** What the build measures of the code itself: coverage against floors that only rise, mutants, the documentation of the public code. */
package dev.chainon.local.quality;
