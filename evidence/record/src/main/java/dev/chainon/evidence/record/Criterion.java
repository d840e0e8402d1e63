package dev.chainon.evidence.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the clause that a test proves, such as {@code @Criterion("B3Cr4.bit-identity")}. It belongs on the method whose assertion would fail
 * if the clause were false, and the identifier is written out, so that the report finds it in the source. The clauses are listed in
 * {@code evidence/report/src/main/resources/dev/chainon/evidence/report/catalogue}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Criterion.List.class)
public @interface Criterion {

    /** Identifier of the clause. */
    String value();

    /**
     * Documents and data that the test reads beside the code, as files or folders named from the root without spaces: the proof is stale when they change.
     */
    String[] covers() default {};

    /** Holds several; written by the compiler. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        Criterion[] value();
    }
}
