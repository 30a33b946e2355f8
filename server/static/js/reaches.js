const patience = 4000;

/// Whether the service answers at all.
export async function reaches() {
  const asked = { cache: 'no-store', signal: AbortSignal.timeout(patience) };
  const answer = await fetch('/livez', asked).catch(() => null);
  return answer?.ok === true;
}
