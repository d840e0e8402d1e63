/** What the build of the whole left behind: a report for each class of tests, and the class path it ran on. Imports the ledger, to know the modules. */
package dev.chainon.whole;
