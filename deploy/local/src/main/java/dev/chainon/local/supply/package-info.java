/**
 * The supply chain: the bill of materials, the known vulnerabilities and the licences of what others wrote, and the search for secrets in what we wrote.
 */
package dev.chainon.local.supply;
