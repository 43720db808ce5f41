import { useEffect, useEffectEvent, useState } from "react";

/** What the page's host has when it is asked for the page: the build that this page is of, another one, or no answer. */
export type HostAnswer = "this build" | "another build" | "none";

/** How often a host that does not answer is asked again, in ms. */
const AGAIN_MS = 4000;

/**
 * What the host answers while it `isAsked`; null before that is known. A host that does not answer is asked again, every few
 * seconds and as soon as the browser comes online; once it has this build again, `onBack` is called.
 */
export function useHost(isAsked: boolean, onBack: () => void): HostAnswer | null {
  const [answer, setAnswer] = useState<HostAnswer | null>(null);
  const back = useEffectEvent(onBack);
  useEffect(() => {
    if (!isAsked) return undefined;
    const stop = followHost(setAnswer, () => back());
    return () => {
      stop();
      setAnswer(null);
    };
  }, [isAsked]);
  return answer;
}

/** Asks the host, again and again while it does not answer; gives what ends that. */
function followHost(onAnswer: (answer: HostAnswer) => void, onBack: () => void): () => void {
  let again: ReturnType<typeof setTimeout>;
  let wasGone = false;
  let isOver = false;
  const ask = async () => {
    clearTimeout(again);
    const answer = await askHost();
    if (isOver) return;
    onAnswer(answer);
    if (answer === "this build" && wasGone) onBack();
    wasGone = answer === "none";
    if (wasGone) again = setTimeout(ask, AGAIN_MS);
  };
  addEventListener("online", ask);
  void ask();
  return () => {
    isOver = true;
    clearTimeout(again);
    removeEventListener("online", ask);
  };
}

async function askHost(): Promise<HostAnswer> {
  const entry = document.querySelector('script[type="module"]')?.getAttribute("src") ?? "";
  try {
    const response = await fetch(document.baseURI, { cache: "no-store" });
    if (!response.ok) return "none";
    return (await response.text()).includes(entry) ? "this build" : "another build";
  } catch {
    return "none";
  }
}
