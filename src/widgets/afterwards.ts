/** Does something in a task of its own, once the page has shown that the user's press was taken. */
export function afterwards(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}
