#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/polls/poll.hpp"
#include "core/polls/poll_note.hpp"
#include "core/polls/rank_choices.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The poll, for those who may book a meeting of its case; `not_found` for others.
Result<Poll> known_poll(UnitOfWork& work, const Actor& actor, const PollId& id, Instant now);

/// A poll with how its times stand now.
struct PollView {
    Poll poll;
    MeetingChoices choices;                          // names of people, rooms and staff
    std::vector<ChoiceStanding> ranked = {};         // best first
    std::vector<bool> is_held = {};                  // whether each choice's time is still kept
    std::optional<MeetingId> booked_otherwise = {};  // see booked_otherwise()
    std::vector<PollNote> notes = {};                // what people wrote, the last first
    bool is_called_off = false;                      // the meeting that came of it
};

/// For those who may book a meeting of the case; audited.
Result<PollView> view_poll(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const PollId& id);

/// One of the actor's polls with the family it is for.
struct PollEntry {
    Poll poll;
    std::string reference;  // of the case
    PersonName family_name = {};
    int notes = 0;  // that nobody has dealt with
    bool is_called_off = false;
};

/// How many polls a list holds at most.
inline constexpr int most_polls_listed = 50;

/// What the actor has asked, those that wait for them first, then by deadline; of families they
/// may still book meetings for.
Result<std::vector<PollEntry>> my_polls(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// How many of the actor's polls wait for them.
int polls_waiting_for(UnitOfWork& work, const Actor& actor);

}  // namespace quorate::core
