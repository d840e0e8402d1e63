/** One Kafka broker for one machine, as a process that ends with its launcher. May import Kafka's server and core. */
package dev.chainon.broker;
