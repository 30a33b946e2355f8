#include "server/pages/meetings/meeting_papers.hpp"

#include "core/circulation/decision_letters.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

std::optional<core::PapersStanding> papers_of(App& app,
                                              const core::Actor& actor,
                                              const core::Meeting& meeting)
{
    if (meeting.status != core::MeetingStatus::held) return std::nullopt;
    return app.database.read([&](core::UnitOfWork& work) {
        return core::papers_standing(work, app.clock, app.links, actor, meeting.id);
    });
}

std::string decision_letters_line(App& app, const core::Actor& actor, const core::Meeting& meeting)
{
    if (meeting.status != core::MeetingStatus::held || !core::is_conference(meeting.type))
        return {};
    const auto found = app.database.read([&](core::UnitOfWork& work) {
        return core::decision_letters_beside(work, app.clock, actor, meeting.id);
    });
    if (!found) return {};
    int all = 0;
    int sent = 0;
    int waiting = 0;
    int changed = 0;  // since they were handed on
    for (const core::DecisionLetter& letter : found->letters) {
        if (!letter.exists()) continue;
        ++all;
        if (!letter.kept.sent_on && letter.release() == core::LetterRelease::waiting) ++waiting;
        if (letter.kept.sent_on)
            ++sent;
        else if (letter.copy && letter.release() == core::LetterRelease::to_ask)
            ++changed;
    }
    std::string for_release =
        waiting > 0 ? ", " + counted(waiting, "waits", "wait") + " for a colleague" : "";
    if (changed > 0)
        for_release += ", " + counted(changed, "has changed and has", "have changed and have") +
                       " to be handed on again";
    if (sent == 0) return counted(all, "is", "are") + " drafted, none is sent" + for_release;
    return std::to_string(sent) + " of " + std::to_string(all) + (sent == 1 ? " is" : " are") +
           " sent" + for_release;
}

}  // namespace quorate::server
