#pragma once

#include <compare>
#include <string>
#include <utility>

namespace quorate::core {

/// An opaque identifier. The tag makes MeetingId and ChildId different types, so passing one where
/// the other is meant does not compile. Ids are safe to log; what they name is not.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_{std::move(text)} {}

    const std::string& text() const noexcept { return text_; }
    bool empty() const noexcept { return text_.empty(); }

    friend auto operator<=>(const Id&, const Id&) = default;

private:
    std::string text_;
};

using ActionPointId = Id<struct ActionPointTag>;
using AddressLinkId = Id<struct AddressLinkTag>;
using AgencyId = Id<struct AgencyTag>;
using AgencyReportId = Id<struct AgencyReportTag>;
using AppPasswordId = Id<struct AppPasswordTag>;
using ApiTokenId = Id<struct ApiTokenTag>;
using AuditAlertId = Id<struct AuditAlertTag>;
using AuthorityId = Id<struct AuthorityTag>;
using BusyEntryId = Id<struct BusyEntryTag>;
using BusyFeedId = Id<struct BusyFeedTag>;
using BusyTimeId = Id<struct BusyTimeTag>;
using CaseBundleId = Id<struct CaseBundleTag>;
using CaseEventId = Id<struct CaseEventTag>;
using CaseId = Id<struct CaseTag>;
using ChainId = Id<struct ChainTag>;
using ChildId = Id<struct ChildTag>;
using CirculationId = Id<struct CirculationTag>;
using PapersCopyId = Id<struct PapersCopyTag>;
using LetterCopyId = Id<struct LetterCopyTag>;
using ContactId = Id<struct ContactTag>;
using CorrectionId = Id<struct CorrectionTag>;
using DateMoveId = Id<struct DateMoveTag>;
using DatesChangeId = Id<struct DatesChangeTag>;
using DecisionId = Id<struct DecisionTag>;
using DissentId = Id<struct DissentTag>;
using DueDateId = Id<struct DueDateTag>;
using ExclusionRequestId = Id<struct ExclusionRequestTag>;
using FamilyMemberId = Id<struct FamilyMemberTag>;
using FamilyViewsId = Id<struct FamilyViewsTag>;
using FeedId = Id<struct FeedTag>;
using HeldTogetherId = Id<struct HeldTogetherTag>;
using HoldId = Id<struct HoldTag>;
using HolidayListId = Id<struct HolidayListTag>;
using InviteeId = Id<struct InviteeTag>;
using LegalHoldId = Id<struct LegalHoldTag>;
using MeetingId = Id<struct MeetingTag>;
using AmendmentId = Id<struct AmendmentTag>;
using MinuteSectionId = Id<struct MinuteSectionTag>;
using MoveNoticeId = Id<struct MoveNoticeTag>;
using OrganisationId = Id<struct OrganisationTag>;
using OutboxMessageId = Id<struct OutboxMessageTag>;
using OverrunId = Id<struct OverrunTag>;
using PasskeyId = Id<struct PasskeyTag>;
using PlanPartId = Id<struct PlanPartTag>;
using PollId = Id<struct PollTag>;
using PollSeatId = Id<struct PollSeatTag>;
using ProposalId = Id<struct ProposalTag>;
using ReaderCodeId = Id<struct ReaderCodeTag>;
using ReportFileId = Id<struct ReportFileTag>;
using RoomId = Id<struct RoomTag>;
using SettledPointId = Id<struct SettledPointTag>;
using TeamId = Id<struct TeamTag>;
using UserId = Id<struct UserTag>;

}  // namespace quorate::core
