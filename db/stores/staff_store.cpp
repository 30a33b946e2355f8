#include "db/stores/staff_store.hpp"

#include "db/stores/search_text.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

// A person in several teams comes in as many rows, which follow one another.
template <class... In>
std::vector<core::StaffMember> staff(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::StaffMember> found;
    for (auto& [id, name, email, job_title, role, chairs, active, team, suspended] :
         sql.select<core::UserId,
                    core::PersonName,
                    core::Email,
                    std::string,
                    std::string,
                    bool,
                    bool,
                    std::string,
                    std::optional<core::Instant>>(text, in...)) {
        if (found.empty() || found.back().id != id)
            found.push_back({.id = id,
                             .name = name,
                             .email = email,
                             .job_title = job_title,
                             .role = core::find_role(role).value(),
                             .chairs_meetings = chairs,
                             .active = active,
                             .is_suspended = active && suspended.has_value()});
        if (!team.empty()) found.back().teams.push_back(team);
    }
    return found;
}

}  // namespace

core::PageOf<core::StaffMember> StaffStore::list(const core::AuthorityId& authority,
                                                 const core::StaffQuery& query)
{
    const auto [low, high] = bounds(query.standing);
    auto found = staff(
        sql_,
        "select u.id, u.name, u.email, u.job_title, u.role, u.chairs_meetings, u.active, "
        "coalesce(t.name, ''), a.suspended_at from (select id, name, email, job_title, role, "
        "chairs_meetings, "
        "active from staff_user where authority_id = :authority and active between :low and :high "
        "and (:everyone = 1 or chairs_meetings = 1) "
        "and lower(name || ' ' || job_title || ' ' || email) like :pattern escape '!' "
        "and (:from_start = 1 or (name, id) > "
        "(select name, id from staff_user where authority_id = :same and id = :after)) "
        "order by name, id limit :count) u "
        "left join team_member m on m.user_id = u.id left join team t on t.id = m.team_id "
        "left join account_use a on a.user_id = u.id "
        "order by u.name, u.id, t.name",
        authority,
        low,
        high,
        query.kind == core::StaffKind::everyone,
        anywhere(query.text),
        query.stretch.after.empty(),
        authority,
        query.stretch.after,
        query.stretch.limit + 1);
    return core::page_of(std::move(found), query.stretch.limit);
}

std::vector<core::StaffMember> StaffStore::chairs(const core::AuthorityId& authority)
{
    return staff(sql_,
                 "select u.id, u.name, u.email, u.job_title, u.role, u.chairs_meetings, u.active, "
                 "coalesce(t.name, ''), a.suspended_at from staff_user u "
                 "left join team_member m on m.user_id = u.id left join team t on t.id = m.team_id "
                 "left join account_use a on a.user_id = u.id "
                 "where u.authority_id = :authority and u.active = 1 and u.chairs_meetings = 1 "
                 "order by u.name, u.id, t.name",
                 authority);
}

}  // namespace quorate::db
