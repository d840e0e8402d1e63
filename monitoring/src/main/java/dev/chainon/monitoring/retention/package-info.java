/** Executes on the runtime database the periods of retention that the contract sets. May import core and store. */
package dev.chainon.monitoring.retention;
