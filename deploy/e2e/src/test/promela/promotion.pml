/*
 * Two promotions at once: registry.Aliases, registry.Registry and the gate.
 *
 * Each reads which version is champion, judges its candidate against that one, and moves the alias if it still points there (one statement of the database, therefore atomic). Who comes
 * second is told, and judges again.
 *
 * Checked: whoever becomes champion was judged against the version that it replaces (assertion), nobody waits for ever in the middle (invalid end states), and both come to an
 * end (over, with weak fairness).
 * Planted defect: -DBLIND, an alias that is moved wherever it points.
 */
#define CANDIDATES 2

byte champion = 1;
byte ended;

proctype promote(byte candidate) {
  byte judged;
again:
  judged = champion;
  /* The gate may find for it or against it; a candidate that is refused ends here. */
  if
  :: skip
  :: goto done
  fi;
  atomic {
#ifdef BLIND
    if
    :: true -> assert(judged == champion); champion = candidate; goto done
    fi
#else
    if
    :: champion == judged -> assert(judged == champion); champion = candidate; goto done
    :: else -> skip
    fi
#endif
  };
  goto again;
done:
  ended++
}

init {
  atomic { run promote(2); run promote(3) }
}

ltl over { <> (ended == CANDIDATES) }
