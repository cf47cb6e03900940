package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.wire.Step.Audience;
import com.sparkify.sandbox.redshift.wire.Step.Kind;
import com.sparkify.sandbox.redshift.wire.Step.State;
import java.util.ArrayDeque;

/**
 * What PostgreSQL has been asked and has not answered yet, in order: the requests' thread adds at
 * the end, the replies' thread takes from the front. So the front can ask questions of its own
 * between the client's and knows which answer is whose.
 */
final class Pipeline {
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private boolean isSkipping;
  private boolean isClosed;

  /** Adds a request; call before it is sent. */
  synchronized Step expect(Kind kind, Audience audience, boolean isChanged) {
    Step step = new Step(kind, audience, isChanged);
    boolean isInFailedCycle = isSkipping && steps.stream().noneMatch(s -> s.kind == Kind.CYCLE);
    if (isClosed || (isInFailedCycle && kind != Kind.CYCLE)) {
      // PostgreSQL reads nothing but Sync after an error, and will not answer.
      step.state = State.FAILED;
    } else {
      steps.add(step);
    }
    return step;
  }

  /** The request that is being answered; null if none is. */
  synchronized Step head() {
    return steps.peek();
  }

  /** The answer of the head is complete. */
  synchronized void done() {
    Step step = steps.poll();
    if (step != null) {
      step.state = State.DONE;
      notifyAll();
    }
  }

  /** The head waits for rows of COPY. */
  synchronized void copying() {
    steps.element().state = State.COPYING;
    notifyAll();
  }

  /** An error: everything up to the next Sync goes unanswered. */
  synchronized void fail() {
    if (!steps.isEmpty() && steps.peek().kind == Kind.CYCLE) {
      return;
    }
    isSkipping = true;
    while (!steps.isEmpty() && steps.peek().kind != Kind.CYCLE) {
      steps.poll().state = State.FAILED;
    }
    notifyAll();
  }

  /** ReadyForQuery: the cycle is over. */
  synchronized void ready() {
    isSkipping = false;
    while (!steps.isEmpty()) {
      Step step = steps.poll();
      step.state = State.DONE;
      if (step.kind == Kind.CYCLE) {
        break;
      }
    }
    notifyAll();
  }

  /** The connection has ended: nobody is to wait any more. */
  synchronized void close() {
    isClosed = true;
    steps.forEach(step -> step.state = State.FAILED);
    steps.clear();
    notifyAll();
  }

  /** Waits until a step leaves a state. */
  synchronized State awaitAfter(Step step, State state) throws InterruptedException {
    while (step.state == state) {
      wait();
    }
    return step.state;
  }

  synchronized boolean isFailed(Step step) {
    return step.state == State.FAILED;
  }
}
