#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/support/text.hpp"
#include "tests/support/scenario_desk.hpp"
#include "tests/support/scenario_file.hpp"

namespace quorate::test {

struct Told {
    const char* words;
    const char* subject;  // how it begins
};

inline constexpr Told told_words[] = {{"an invitation", "Invitation: "},
                                      {"an update", "Changed: "},
                                      {"a cancellation", "Cancelled: "},
                                      {"a release", "Not needed: "},
                                      {"a withdrawal", "You are no longer needed: "},
                                      {"a refusal", "No change: "}};

/// "Lee, Noor and Gwen"
inline std::vector<std::string> names_in(std::string list)
{
    list = std::regex_replace(list, std::regex{" and "}, ", ");
    std::vector<std::string> all;
    for (const std::string& each : core::split(list, ','))
        all.push_back(core::trimmed(each));
    return all;
}

inline core::Instant moment(const std::string& date, const std::string& clock)
{
    const auto day = core::parse_typed_date(date);
    const auto time = core::parse_typed_time(clock);
    if (!day || !time) throw std::runtime_error{"not a time: " + date + ' ' + clock};
    return at(core::iso(*day) + 'T' + clock);
}

/// Says the sentences of one scenario one after the other.
class Teller {
public:
    explicit Teller(db::Dialect dialect) : desk_{dialect} {}

    void say(const ScenarioLine& line)
    {
        line_ = &line;
        for (const Sentence& sentence : sentences_) {
            std::smatch found;
            if (!std::regex_match(line.text, found, sentence.form)) continue;
            if (sentence.is_step) expect_all_told();
            sentence.act(found);
            if (sentence.is_step) collect();
            return;
        }
        throw std::runtime_error{"no such sentence"};
    }

    /// Whatever came has to be expected, for that is half of what a scenario says.
    void expect_all_told()
    {
        for (const ToldMail& mail : new_)
            ADD_FAILURE() << "before this line, nobody said that " << who(mail) << " gets "
                          << described(mail);
        EXPECT_FALSE(reply_) << "before this line, nobody said what became of the reply";
        new_.clear();
        reply_.reset();
    }

private:
    struct Sentence {
        bool is_step;  // else it says what came of the last one
        std::regex form;
        std::function<void(const std::smatch&)> act;
    };

    std::string who(const ToldMail& mail) { return desk_.holder_of(mail.one("UID")); }

    static std::string described(const ToldMail& mail)
    {
        return '"' + mail.subject + "\" (" + mail.one("METHOD") + ", sequence " +
               mail.one("SEQUENCE") + ")";
    }

    void collect()
    {
        for (const ToldMail& mail : desk_.deliver()) {
            expect_sound(mail);
            new_.push_back(mail);
        }
    }

    // What has to hold for every mail there is, whatever it tells.
    void expect_sound(const ToldMail& mail)
    {
        SCOPED_TRACE(mail.to + " gets " + described(mail));
        const std::string method = mail.one("METHOD");
        // peers.md P2, P3: the method says what happens, and both places say the same
        EXPECT_NE(mail.head.find("method=" + method), std::string::npos);
        if (method == "REQUEST") EXPECT_EQ(mail.one("STATUS"), "CONFIRMED");
        if (method == "CANCEL") EXPECT_EQ(mail.one("STATUS"), "CANCELLED");
        // P7, P17: one meeting in one mail, and none is a series
        EXPECT_EQ(mail.all("BEGIN"), std::vector<std::string>{"VEVENT"});
        for (const char* absent : {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
            EXPECT_EQ(mail.one(absent), "(none)");
        // one recipient, one ATTENDEE
        EXPECT_EQ(mail.one("ATTENDEE"), mail.to);
        // P4: full times in everything
        EXPECT_LT(mail.moment("DTSTART"), mail.moment("DTEND"));
        // P1, P5, P6: the UID and the organiser stay, and nothing is older than what was told
        const std::string uid = mail.one("UID");
        EXPECT_NE(who(mail), "nobody");
        EXPECT_EQ(uid.find('@'), std::string::npos);
        const std::string organiser = mail.one("ORGANIZER");
        EXPECT_EQ(organisers_.emplace(uid, organiser).first->second, organiser);
        auto& last = last_[uid + ' ' + mail.to];
        if (!last.empty()) {
            const bool says_the_same = method == "DECLINECOUNTER" || is_asked_for_;
            EXPECT_GE(mail.sequence(), last.back().sequence() + (says_the_same ? 0 : 1));
            EXPECT_GT(mail.one("DTSTAMP"), last.back().one("DTSTAMP"));
        }
        last.push_back(mail);
    }

    void expect_told(const std::smatch& found)
    {
        const std::string kind = found[2];
        const auto* row = std::ranges::find(told_words, kind, &Told::words);
        if (row == std::end(told_words)) throw std::runtime_error{"nobody can get " + kind};
        told_.clear();
        for (const std::string& each : names_in(found[1])) {
            const auto mail = std::ranges::find_if(new_, [&](const ToldMail& m) {
                return who(m) == each && m.one("METHOD") == found[3].str() &&
                       m.one("SEQUENCE") == found[4].str() && m.subject.starts_with(row->subject) &&
                       (!found[5].matched || m.to == found[5].str());
            });
            if (mail == new_.end()) {
                std::string got;
                for (const ToldMail& m : new_)
                    if (who(m) == each) got += ' ' + described(m);
                ADD_FAILURE() << each << " got" << (got.empty() ? " nothing" : got);
                continue;
            }
            told_.push_back(*mail);
            new_.erase(mail);
        }
    }

    template <class Check>
    void of_each_told(Check check)
    {
        EXPECT_FALSE(told_.empty()) << "nobody was told anything";
        for (const ToldMail& mail : told_) {
            SCOPED_TRACE(mail.to);
            check(mail);
        }
    }

    void set_time(core::TimeAndPlace& asked, const std::smatch& found, std::size_t first)
    {
        asked.date = core::parse_typed_date(found[first].str());
        asked.time = core::parse_typed_time(found[first + 1].str());
        asked.length_minutes = static_cast<int>(
            std::chrono::duration_cast<std::chrono::minutes>(
                moment(found[first], found[first + 2]) - moment(found[first], found[first + 1]))
                .count());
    }

    // "in Room Oak", "by video", "in Room Oak or by video", "at Elm Primary School"
    void set_place(core::TimeAndPlace& asked, const std::string& place)
    {
        const bool by_video = place.ends_with("by video");
        const bool here = place.starts_with("in ") || place.starts_with("at ");
        asked.mode = by_video ? (here ? "hybrid" : "video") : "in_person";
        asked.room = place.starts_with("in Room Oak")   ? core::RoomId{"room-1"}
                     : place.starts_with("in Room Elm") ? core::RoomId{"room-2"}
                                                        : core::RoomId{};
        asked.venue =
            place.starts_with("at ") ? place.substr(3, place.find(" or by video") - 3) : "";
        if (by_video && asked.video_link.empty()) asked.video_link = "https://video.example/secret";
    }

    void change(const std::function<void(core::TimeAndPlace&)>& how)
    {
        core::TimeAndPlace asked = core::time_and_place_of(desk_.meeting());
        how(asked);
        desk_.change(asked);
    }

    core::UserId staff(const std::string& called)
    {
        return ScenarioDesk::request(called).holder.user.value();
    }

    void answer(const std::string& called, const ScenarioReply& said)
    {
        is_asked_for_ = said.method == "REFRESH";
        reply_ = desk_.reply(called, said);
    }

    std::vector<Sentence> preparing();
    std::vector<Sentence> changing();
    std::vector<Sentence> replying();
    std::vector<Sentence> expecting();
    std::vector<Sentence> all()
    {
        std::vector<Sentence> sentences;
        for (const auto& part : {preparing(), changing(), replying(), expecting()})
            sentences.insert(sentences.end(), part.begin(), part.end());
        return sentences;
    }

    ScenarioDesk desk_;
    const ScenarioLine* line_ = nullptr;
    std::vector<ToldMail> new_;   // came since the last step, not spoken of yet
    std::vector<ToldMail> told_;  // those of the last "gets"
    std::optional<core::TakenReply> reply_;
    bool is_asked_for_ = false;  // the mail that comes is an invitation once more
    std::map<std::string, std::string> organisers_;
    std::map<std::string, std::vector<ToldMail>> last_;  // by UID and mailbox
    std::vector<Sentence> sentences_ = all();
};

}  // namespace quorate::test
