#include "core/circulation/bundle_looks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/audit/audit_trail.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seats.hpp"

namespace quorate::core {
namespace {

constexpr int at_a_time = 500;
constexpr std::string_view themselves = "-";  // no role's code

bool is_a_look(const AuditRecord& record, const BundleSubject& subject)
{
    if (record.result != "ok") return false;
    return record.object == subject.text() || record.action == "case.view_summary" ||
           record.action == "minutes.view" || record.action == "case.view_safe_address";
}

// As whom the trail has the person, and as whom it has others of the family.
struct Actors {
    std::set<std::string> own;
    std::set<std::string> of_family;
};

Actors actors_of(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject)
{
    Actors actors;
    for (const FamilyMember& member : work.cases.family_members_of(family.authority, family.id))
        actors.of_family.insert(member.id.text());
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id))
        for (const InviteeEntry& each : seats_ever(work, meeting)) {
            const std::string link = "link:" + each.invitee.id.text();
            if (is_family(each.invitee.holder)) actors.of_family.insert(link);
            if (subject.holds(each.invitee.holder)) actors.own.insert(link);
        }
    actors.own.insert(subject.text());
    if (!subject.contact.empty())
        for (const User& user : work.users.of_authority(family.authority))
            if (user.contact == subject.contact) actors.own.insert(user.id.text());
    return actors;
}

struct Count {
    int looks = 0;
    std::set<Date> days;
};

LooksByRole told(const std::string& role, const Count& count, const BundleSubject& subject)
{
    LooksByRole looks{.count = count.looks,
                      .days = static_cast<int>(count.days.size()),
                      .first = *count.days.begin(),
                      .last = *count.days.rbegin()};
    const auto known = find_role(role);
    if (role == themselves)
        looks.role = subject.is_professional() ? "You" : "You, by your link";
    else
        looks.role = known ? std::string{role_label(*known)} : "The service itself";
    return looks;
}

}  // namespace

std::vector<LooksByRole> looks_by_role(UnitOfWork& work,
                                       const FamilyCase& family,
                                       const BundleSubject& subject)
{
    const Actors actors = actors_of(work, family, subject);
    std::map<std::string, Count> counts;
    const auto add = [&](const AuditRecord& record) {
        const bool is_own = actors.own.contains(record.actor);
        if (!is_a_look(record, subject)) return;
        if (!is_own && (subject.is_professional() || actors.of_family.contains(record.actor)))
            return;
        Count& count = counts[is_own ? std::string{themselves} : record.actor_role];
        ++count.looks;
        count.days.insert(london_date(record.at));
    };
    std::int64_t before = 0;
    for (bool has_more = true; has_more;) {
        const auto entries = work.audit.of_case(family.authority, family.id, before, at_a_time);
        for (const AuditEntry& entry : entries)
            add(entry.record);
        has_more = static_cast<int>(entries.size()) == at_a_time;
        if (!entries.empty()) before = entries.back().number;
    }
    std::vector<LooksByRole> looks;
    for (const auto& [role, count] : counts)
        looks.push_back(told(role, count, subject));
    return looks;
}

}  // namespace quorate::core
