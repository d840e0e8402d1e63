/*
 * The right to publish predictions: store.Leases, and serving's Leadership and Publication.
 *
 * Two replicas compute the same predictions from the log. Whoever has the lease publishes them, in the order of the log; the other one follows the topic. A replica may stall between
 * any two steps (that is what interleaving means), so its lease may lapse while it still believes that it leads; and one replica may die.
 *
 * Checked: no prediction is skipped (assertion), no process waits for ever in the middle (invalid end states), and all are published at last, whoever dies (published, with weak fairness).
 * Planted defects: -DETERNAL, a lease that does not lapse; -DFORGETFUL, a leader that begins after what it has computed instead of after what the topic has.
 */
#define EVENTS 3
#define NOBODY 2
#define LAPSES 2

byte holder = NOBODY;
byte lapses = LAPSES;
bool dead[2];
bool leads[2];       /* what each believes */
byte topic;          /* predictions in the topic, without a gap: the next one to publish is number `topic` */
bool stored[EVENTS]; /* the store upserts by prediction: a repetition changes nothing */

#define ALL (stored[0] && stored[1] && stored[2])

/* Leadership.hold: asks again and again, beside the predictor. */
proctype keeper(byte me) {
  do
  :: atomic {
       !ALL && !dead[me] ->
       if
       :: holder == NOBODY || holder == me -> holder = me; leads[me] = true
       :: else -> leads[me] = false
       fi
     }
  :: ALL || dead[me] -> break
  od
}

/* Publication.advance: a turn computes what the log has, then publishes or follows. */
proctype predictor(byte me) {
  byte seen = 0;
  byte computed = 0;
  bool leading = false;
  do
  :: ALL || dead[me] -> break
  :: else ->
     if
     :: computed < EVENTS -> computed++
     :: else -> skip
     fi;
     if
     :: leads[me] && !leading ->
#ifdef FORGETFUL
        seen = computed;
#else
        seen = topic;
#endif
        leading = true
     :: leads[me] && leading && seen < computed ->
        atomic {
          assert(seen <= topic);
          stored[seen] = true;
          if
          :: seen == topic -> topic++
          :: else -> skip
          fi;
          seen++
        }
     :: leads[me] && leading && seen >= computed -> skip
     :: !leads[me] -> leading = false; seen = topic
     fi
  od
}

/* One of the two, at any moment: never both. */
active proctype death() {
  if
  :: dead[0] = true
  :: dead[1] = true
  :: skip
  fi
}

/* The lease of a replica that is dead lapses for certain, that of one that stalls perhaps. */
active proctype clock() {
  do
  :: ALL -> break
#ifndef ETERNAL
  :: atomic { holder != NOBODY && dead[holder] -> holder = NOBODY }
#endif
  :: atomic { lapses > 0 && holder != NOBODY && !dead[holder] -> holder = NOBODY; lapses-- }
  od
}

init {
  atomic { run keeper(0); run keeper(1); run predictor(0); run predictor(1) }
}

ltl published { <> ALL }
