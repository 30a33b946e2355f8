#include "db/stores/staff_store.hpp"

#include "db/stores/by_name.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

#define STAFF                                                                                  \
    "select u.id, u.name, u.email, u.job_title, u.role, u.chairs_meetings, u.active, "         \
    "coalesce(t.name, ''), a.suspended_at from staff_user u "                                  \
    "left join account_use a on a.user_id = u.id left join team_member m on m.user_id = u.id " \
    "left join team t on t.id = m.team_id "

using Place = std::pair<std::string, core::UserId>;

Place place_of(const core::StaffMember& one)
{
    return {list_name(one.name), one.id};
}

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
    auto found = staff(sql_,
                       STAFF
                       "where u.authority_id = :authority and u.active between :low and :high "
                       "and (:everyone = 1 or u.chairs_meetings = 1) order by u.id, t.name",
                       authority,
                       low,
                       high,
                       query.kind == core::StaffKind::everyone);
    std::erase_if(found, [&](const core::StaffMember& one) {
        return !is_in(query.text,
                      one.name.reveal() + ' ' + one.job_title + ' ' + one.email.reveal());
    });
    sort_by(found, place_of);
    std::optional<Place> after;
    if (!query.stretch.after.empty()) {
        const core::UserId last{query.stretch.after};
        const auto name = sql_.find<core::PersonName>(
            "select name from staff_user where authority_id = :a and id = :i", authority, last);
        if (!name) return core::page_of(std::vector<core::StaffMember>{}, query.stretch.limit);
        after = Place{list_name(std::get<0>(*name)), last};
    }
    return core::page_of(stretch_after(std::move(found), after, query.stretch.limit + 1, place_of),
                         query.stretch.limit);
}

std::vector<core::StaffMember> StaffStore::chairs(const core::AuthorityId& authority)
{
    auto found = staff(sql_,
                       STAFF
                       "where u.authority_id = :authority and u.active = 1 and "
                       "u.chairs_meetings = 1 order by u.id, t.name",
                       authority);
    sort_by(found, place_of);
    return found;
}

}  // namespace quorate::db
