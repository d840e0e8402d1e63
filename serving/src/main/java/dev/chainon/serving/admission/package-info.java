/**
 * Who is answered, in which order, and together with whom: rates of clients, deadlines, the fair queue of each event loop, and the runs of the model that answer
 * all requests of one turn of it at once. Knows no protocol; imports only the models and the ports of core.
 */
package dev.chainon.serving.admission;
