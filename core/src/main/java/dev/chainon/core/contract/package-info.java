/** The data contract (Open Data Contract Standard): the only source of schema, rules, personal fields and retention. */
package dev.chainon.core.contract;
