#include "core/preparation/prepared_people.hpp"

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::core {

std::vector<PersonToPrepare> people_to_prepare(UnitOfWork& work,
                                               const MeetingFile& file,
                                               Instant now)
{
    const Meeting& meeting = file.meeting;
    const Date on = london_date(meeting.starts_at);
    const PreparedFacts facts{.type = meeting.type,
                              .jurisdiction = file.family.jurisdiction,
                              .has_started = meeting.opened_at || now >= meeting.starts_at};
    std::vector<PersonToPrepare> people;
    for (const Child& child : work.cases.children_of(meeting.authority, meeting.case_id)) {
        if (std::ranges::count(meeting.children, child.id) == 0) continue;
        people.push_back({.person = {.child = child.id},
                          .name = called(child),
                          .about = age_text(child, on),
                          .facts = facts});
        people.back().facts.is_child = true;
        people.back().facts.age = age_on(child, on);
    }
    for (const FamilyMember& member :
         work.cases.family_members_of(meeting.authority, meeting.case_id)) {
        people.push_back({.person = {.member = member.id},
                          .name = member.name,
                          .about = member.relationship,
                          .facts = facts});
        people.back().facts.has_parental_responsibility = member.has_parental_responsibility;
        people.back().facts.needs_interpreter = !member.interpreter.empty();
    }
    return people;
}

std::optional<PersonToPrepare> person_to_prepare(UnitOfWork& work,
                                                 const MeetingFile& file,
                                                 const PreparedPerson& person,
                                                 Instant now)
{
    for (PersonToPrepare& each : people_to_prepare(work, file, now))
        if (each.person == person) return std::move(each);
    return std::nullopt;
}

const SettledPoint* last_settled(const std::vector<SettledPoint>& points,
                                 const PreparedPerson& person,
                                 PreparationPoint point)
{
    const SettledPoint* last = nullptr;
    for (const SettledPoint& each : points)
        if (each.person == person && each.point == point &&
            (last == nullptr || last->number < each.number))
            last = &each;
    return last;
}

}  // namespace quorate::core
