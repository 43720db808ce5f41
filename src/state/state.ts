import type { RunState } from "./run/runState";
import type { ViewState } from "./view/viewState";

/** All that the page knows of a model. Changed by reports of the worker and by what the user asks for; by nothing else. */
export interface State extends RunState, ViewState {}
