#pragma once

#include <string>

#include "core/pack/agency_report_store.hpp"
#include "core/pack/compose_pack.hpp"
#include "core/pack/pack_store.hpp"
#include "core/pack/release_pack.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::test {

/// Puts packs together and releases them, at the meetings of a MeetingTest or what is made of one.
/// The meeting is on Wednesday 25 November 2026 at ten: its pack goes on Monday 23 at ten.
template <class Base>
class PackDesk : public Base {
protected:
    void SetUp() override
    {
        Base::SetUp();
        auto draft = this->conference();
        draft.invitees.push_back(this->member("mother-1"));
        meeting_ = this->scheduled(draft).id;
        this->send_all();
    }

    static core::SeatHolder police() { return {.contact = core::ContactId{"contact-police"}}; }
    static core::SeatHolder nurse() { return {.contact = core::ContactId{"contact-nurse"}}; }
    static core::SeatHolder mother() { return {.member = core::FamilyMemberId{"mother-1"}}; }

    /// A report of this seat that came by its link just now.
    core::AgencyReportId report_of(const core::SeatHolder& who, const std::string& worries)
    {
        const core::InviteeId seat = this->seat_of(meeting_, who).invitee.id;
        return this->database().write([&](core::UnitOfWork& work) {
            const auto earlier = work.agency_reports.of_seat(authority_1, seat);
            const core::AgencyReport* last = core::newest_sent(earlier);
            const core::AgencyReport report{
                .id = core::AgencyReportId{this->random_.id()},
                .authority = authority_1,
                .meeting = meeting_,
                .seat = seat,
                .number = last == nullptr ? 1 : last->number + 1,
                .sealed_text = core::sealed(seal_text_, {.worries = core::FreeText{worries}}),
                .received_on = core::london_date(this->clock_.now()),
                .saved_at = this->clock_.now()};
            work.agency_reports.add(report);
            return report.id;
        });
    }

    core::Result<core::Done> compose(core::ComposePack command, const char* by = "support-1")
    {
        command.meeting = meeting_;
        return this->database().transact([&](core::UnitOfWork& work) {
            return core::compose_pack(work, this->tools(), person(by), command);
        });
    }

    /// What the job does at a time; gives to how many seats something was released.
    int job_at(const char* when)
    {
        this->clock_.set(at(when));
        int released = 0;
        const auto due = this->database().read(
            [&](core::UnitOfWork& work) { return core::due_packs(work, this->tools()); });
        for (const core::DuePack& each : due)
            released += *this->database().transact([&](core::UnitOfWork& work) {
                return core::release_due_pack(work, this->tools(), each);
            });
        return released;
    }

    core::PackBoard board()
    {
        return *this->database().transact([&](core::UnitOfWork& work) {
            return core::view_pack(work, this->tools(), person("support-1"), meeting_);
        });
    }

    FakeSeal seal_text_;
    core::MeetingId meeting_;
};

}  // namespace quorate::test
