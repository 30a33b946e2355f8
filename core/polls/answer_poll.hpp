#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the bearer of a poll's link may see: times and the mode. No name, no kind of meeting and no
/// place.
struct PollSeatView {
    struct Time {
        Instant starts_at;
        Instant ends_at;
        PollAnswer answer = PollAnswer::none;
    };
    std::string reference;
    std::vector<Time> times = {};
    MeetingMode mode = MeetingMode::in_person;
    Instant deadline = {};
    bool is_family = false;
    bool can_answer = false;
    bool has_answered = false;
    bool is_wrong_person = false;  // as whoever has the link said
    std::string authority_name;
    std::string authority_phone;
};

/// What a link shows. Changes nothing: mail scanners open links. `link_stopped` when the poll is
/// decided or its reader must not be at the family's meetings any more; `not_found` when there was
/// never such a link.
Result<PollSeatView> view_poll_seat(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const std::string& token);

/// What somebody who was asked may still know once the poll is decided: whether a date came of it,
/// not which.
struct EndedPoll {
    bool is_settled = false;     // else it was stopped
    bool is_called_off = false;  // the meeting that came of it
    std::string authority_name;
    std::string authority_phone;
};

/// Of a link that has stopped because its poll is decided; nothing for every other link, also of
/// those who must not be at the family's meetings any more.
std::optional<EndedPoll> view_ended_poll(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token);

/// The language in which the reader of a link is written to, also of one that has stopped; English
/// when there never was such a link.
Language poll_seat_language(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// What the bearer of a link says besides.
struct AlsoSaid {
    std::string note = {};  // for whoever asks
    bool is_wrong_person = false;
};

/// Records what the bearer of a link says of each time, in order ("best", "possible", "cannot");
/// they may change it until the deadline, and after that it is `wrong_state`. Fields are
/// "answer.0" ... and "note". Whoever says that it is not for them answers nothing, what was
/// answered by the link counts no more, and mail to that address is held.
Result<Done> answer_poll(UnitOfWork& work,
                         const MeetingTools& tools,
                         const std::string& token,
                         const std::string& network,
                         const std::vector<std::string>& answers,
                         const AlsoSaid& also = {});

struct AnswerForSeat {
    PollId poll;
    PollSeatId seat;
    std::vector<std::string> answers = {};  // to each time, in order
};

/// Records what somebody who was asked said on the telephone, for those who may book the meeting,
/// and that the actor wrote it down; while the poll is undecided, so also after its deadline.
/// `not_found` for a seat that nobody was asked for, or whose holder must not be at the family's
/// meetings any more.
Result<Done> answer_for_seat(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const AnswerForSeat& command);

}  // namespace quorate::core
