#pragma once

// Until when a meeting took people's time, for a statement about meetings `m` and their seats `i`:
// to the end that was recorded where that came before the planned one. The view time_needed says
// the same of claims.

#define PART_END "coalesce(m.starts_at + 60 * i.attends_until, m.ends_at)"
#define PART_ENDED "(case when m.closed_at < " PART_END " then m.closed_at else " PART_END " end)"
#define ENDED "(case when m.closed_at < m.ends_at then m.closed_at else m.ends_at end)"
#define ENDED_WITH_DEBRIEF ENDED " + 60 * m.debrief_minutes_after"
