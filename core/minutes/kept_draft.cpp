#include "core/minutes/kept_draft.hpp"

#include "core/minutes/meeting_file.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

Result<Done> keep_draft(UnitOfWork& work,
                        const Clock& clock,
                        const Actor& actor,
                        const MeetingId& meeting,
                        const std::string& item,
                        const std::string& words)
{
    const auto file = meeting_file(work, actor, Action::minutes_view, meeting, clock.now());
    if (!file) return file.error();
    // Whoever opened the family in an emergency may read it, and writes nothing.
    if (file->facts.break_glass && !file->facts.involved) return Refusal::not_permitted;
    const auto minutes = work.minutes.find(actor.authority, meeting);
    if (!minutes) return Refusal::not_found;
    if (minutes->status == MinutesStatus::approved) return Refusal::wrong_state;
    if (length(words) > longest_draft)
        return invalid("words", "This is too long to be kept: save it");
    if (words.empty())
        work.minutes.drop_scrap(actor.authority, meeting, actor.user, item);
    else
        work.minutes.keep_scrap(actor.authority,
                                {.meeting = meeting,
                                 .user = actor.user,
                                 .item = item,
                                 .words = FreeText{words},
                                 .kept_at = clock.now()});
    return Done{};
}

std::optional<MinutesScrap> draft_beside(UnitOfWork& work,
                                         const Actor& actor,
                                         const MeetingId& meeting,
                                         const std::string& item)
{
    return work.minutes.find_scrap(actor.authority, meeting, actor.user, item);
}

}  // namespace quorate::core
