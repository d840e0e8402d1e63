/** Pages written from a contract in French and English: the data dictionary and the register of processing. Nothing in them is typed by hand. */
package dev.chainon.core.contract.page;
