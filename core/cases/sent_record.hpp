#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Records, once everybody who is to have the minutes of a conference or a strategy discussion has
/// them, that its record was sent that day, and works out what that meets: the rules ask for the
/// record to be sent to those who attended or were invited, the family and the core group, and not
/// for a first copy. Nothing for other meetings, nor when it is recorded already. Decides nothing
/// about permission and audits nothing: the use case that sends them does.
void note_record_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on);

/// Takes back what note_record_sent() recorded for the meeting as of that day, when a copy was
/// taken back and somebody who is to have the record has none any more: what the rules ask for is
/// open again until they all have it. What somebody recorded by hand of another day stays. Audited.
void withdraw_record_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on);

/// Records, when the last of the letters about a conference's decisions has left, that they were
/// sent that day, and works out what that meets. Nothing when it is recorded already.
void note_letter_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on);

}  // namespace quorate::core
