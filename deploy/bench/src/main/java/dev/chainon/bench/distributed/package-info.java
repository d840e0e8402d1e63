/** Training on a cluster beside training in one process: what it gives, what a fault costs, what an exchange costs, and what that would mean for more workers. */
package dev.chainon.bench.distributed;
