#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// An answer to an invitation.
struct ReplyForm {
    std::string reply = {};
    std::string deputy_name = {};          // who comes instead
    std::optional<std::string> note = {};  // for the organiser; none: see record_reply()
    bool replaces_newer = false;           // see accept_mailed_reply()
    std::optional<int> to_sequence = {};   // the message that they answer; none: the page as it is
    std::string place = {};                // what else they were asked: see seat_answer.hpp
    std::string speaks = {};
};

/// How many characters a note has at most.
inline constexpr std::size_t longest_note = 1000;

/// What the bearer of a seat's link may see: when and where, as the mail with the link says it. No
/// name, no type.
struct SeatView {
    Instant starts_at;
    Instant ends_at;
    std::string reference;
    MeetingMode mode;
    Whereabouts where = {};
    bool is_family = false;
    bool is_chair = false;           // the times are then all that they are needed for
    std::string parts = {};          // of those times, as chair_parts() says
    std::string arrival = {};        // of a family that meets the chair first, as arrival_text()
    bool by_mail = true;             // else they have a letter, and no e-mail to answer
    bool needs_interpreter = false;  // of the family, and known already
    bool is_cancelled = false;
    bool is_over = false;
    bool can_reply = false;       // until the meeting starts
    bool can_confirm = false;     // the same, also of one that is off
    bool is_link_opened = false;  // before
    Reply reply = Reply::none;
    bool asks_place = false;  // see is_asked()
    bool asks_language = false;
    bool has_note = false;                  // with that reply; what it says, only staff see
    std::optional<ChangeSeen> change = {};  // at short notice, which they are asked to confirm
    std::string authority_name;
    std::string authority_phone;
    Language language = Language::english;  // of the words here
};

/// A seat whose link works, with its meeting.
struct OpenSeat {
    Invitee seat;
    Meeting meeting;
};

/// The seat behind a link, or why there is none: see view_seat().
Result<OpenSeat> seat_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// Who the bearer of a seat's link is, for permissions and the audit.
Actor link_actor(const Invitee& seat, std::string network);

/// Whose seat it is, as far as what they can answer depends on it.
enum class Answering { professional, chair, family };

Answering answering(const SeatHolder& holder, const UserId& chair);

/// Whether `reply` is an answer that this kind of seat can give: a family and the chair send no
/// deputy and no report, and nobody joins by video where there is none.
bool may_answer(Answering who, MeetingMode mode, Reply reply);

/// What the page behind a seat's link shows of it, and the letter to whoever is told by hand.
SeatView seat_view(UnitOfWork& work,
                   const MeetingTools& tools,
                   const Meeting& meeting,
                   const Invitee& seat,
                   Language language);

/// What a link shows. Changes nothing: mail scanners open links, see note_link_opened().
/// `link_stopped` when the seat was removed, its holder must not be at the family's meetings any
/// more, or the day after the meeting is over; `not_found` when there was never such a link. In the
/// seat's language, unless another is asked for.
Result<SeatView> view_seat(UnitOfWork& work,
                           const MeetingTools& tools,
                           const std::string& token,
                           std::optional<Language> asked = {});

/// The language of the seat behind a link, also one that has stopped; English when there never was
/// such a link.
Language seat_language(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// Notes that a link was fetched first, which says nothing of who did.
void note_link_opened(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// Records the answer of the bearer of a link, who may change it until the meeting starts; after
/// that, and when it is cancelled, `wrong_state`. A reply replaces all of the one before: its note
/// is forgotten, or waits to be read on its own where nobody has dealt with it. An empty
/// note takes that back.
Result<Done> record_reply(UnitOfWork& work,
                          const MeetingTools& tools,
                          const std::string& token,
                          const std::string& network,
                          const ReplyForm& form);

/// The seat that the actor holds at `meeting` themselves, as the page behind its link shows it in
/// English: so is all that staff see.
std::optional<SeatView> own_seat(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Meeting& meeting);

/// Records the answer of somebody who is signed in and has a seat, as record_reply() does for the
/// bearer of its link. Nobody answers for a seat that is not theirs.
Result<Done> record_own_reply(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const ReplyForm& form);

/// Records what somebody said by telephone or otherwise. Without a note the one that is there
/// stays; one whose reply has lapsed does not, and waits to be read on its own where nobody has
/// dealt with it.
Result<Done> record_reply_for_other(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const MeetingId& meeting,
                                    const InviteeId& seat,
                                    const ReplyForm& form);

}  // namespace quorate::core
