#include "db/stores/raise_feeds.hpp"

// In one order, so that two transactions cannot wait for each other.
#define RAISE(kind, subjects)                                            \
    "insert into feed_version (kind, subject_id, version) select '" kind \
    "', s.id, 1 from (" subjects                                         \
    ") s where s.id is not null order by s.id "                          \
    "on conflict (kind, subject_id) do update set version = feed_version.version + 1"

namespace quorate::db {

void raise_feed_of_limit(Sql& sql, const core::DueDateId& due)
{
    sql.execute(RAISE("user",
                      "select c.lead_worker_id as id from due_date d "
                      "join family_case c on c.id = d.case_id where d.id = :d"),
                due);
}

void raise_feeds_of_limits_of(Sql& sql, const core::MeetingId& meeting)
{
    sql.execute(RAISE("user",
                      "select distinct c.lead_worker_id as id from due_date d "
                      "join family_case c on c.id = d.case_id where d.meeting_id = :m"),
                meeting);
}

void raise_feed_of_case(Sql& sql, const core::CaseId& id)
{
    sql.execute(RAISE("user", "select c.lead_worker_id as id from family_case c where c.id = :c"),
                id);
}

void raise_feed_of_action(Sql& sql, const core::ActionPointId& action)
{
    sql.execute(RAISE("user",
                      "select a.owner_user_id as id from action_point a where a.id = :a union "
                      "select s.id from action_point b join staff_user s on s.contact_id = "
                      "b.owner_contact_id where b.id = :b"),
                action,
                action);
}

void raise_feed_of_room(Sql& sql, const core::MeetingId& meeting)
{
    sql.execute(RAISE("room", "select m.room_id as id from meeting m where m.id = :m"), meeting);
}

}  // namespace quorate::db
