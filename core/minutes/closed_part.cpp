#include "core/minutes/closed_part.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {

bool may_have_closed_part(const MinutesFile& file)
{
    return file.minutes && file.minutes->status == MinutesStatus::draft &&
           is_for_family(file.file.meeting.type) &&
           std::ranges::count(file.sections, closed_item, &MinuteSection::item) == 0;
}

Result<MinuteSection> add_closed_part(UnitOfWork& work,
                                      const Clock& clock,
                                      RandomSource& random,
                                      const Actor& actor,
                                      const MeetingId& meeting)
{
    auto known = meeting_file(work, actor, Action::minutes_edit_draft, meeting, clock.now());
    if (!known) return known.error();
    const MinutesFile file = minutes_file(work, *std::move(known));
    const auto there = std::ranges::find(file.sections, closed_item, &MinuteSection::item);
    if (there != file.sections.end()) return *there;
    if (!may_have_closed_part(file)) return Refusal::wrong_state;

    const int last = file.sections.empty() ? 0 : file.sections.back().position;
    const MinuteSection section{.id = MinuteSectionId{random.id()},
                                .meeting = meeting,
                                .position = last + 1,
                                .item = std::string{closed_item},
                                .title = std::string{closed_title}};
    if (const auto added = work.minutes.add_section(actor.authority, section); !added)
        return added.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_edit_draft,
           .object = section.id.text(),
           .case_id = file.file.family.id,
           .detail = "closed_part=added"});
    return section;
}

}  // namespace quorate::core
