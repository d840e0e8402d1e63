/** The study of the balancer: policies beside each other while a replica is slowed, killed or paused. */
package dev.chainon.bench.balance;
