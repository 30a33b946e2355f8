#include "db/stores/child_letter_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

std::string way_code(const core::KeptChildLetter& letter)
{
    return letter.given_how ? std::string{code(*letter.given_how)} : std::string{};
}

std::string language_code(const core::KeptChildLetter& letter)
{
    return std::string{code(letter.language)};
}

}  // namespace

std::vector<core::KeptChildLetter> ChildLetterStore::of_meeting(const core::AuthorityId& authority,
                                                                const core::MeetingId& meeting)
{
    std::vector<core::KeptChildLetter> letters;
    for (auto& [child,
                language,
                about,
                own_words,
                next,
                closing,
                advocate,
                worded_by,
                worded_at,
                credential,
                released_text,
                released_by,
                released_at,
                given_on,
                given_how,
                given_by,
                noted_by,
                noted_at,
                version] : sql_.select<core::ChildId,
                                       std::string,
                                       core::FreeText,
                                       core::FreeText,
                                       core::FreeText,
                                       core::FreeText,
                                       core::PersonName,
                                       std::optional<core::UserId>,
                                       std::optional<core::Instant>,
                                       std::string,
                                       core::FreeText,
                                       std::optional<core::UserId>,
                                       std::optional<core::Instant>,
                                       std::optional<core::Date>,
                                       std::string,
                                       core::PersonName,
                                       std::optional<core::UserId>,
                                       std::optional<core::Instant>,
                                       int>(
             "select child_id, language, about, own_words, next_steps, closing, "
             "advocate, worded_by, worded_at, worded_credential, released_text, "
             "released_by, released_at, given_on, given_how, given_by, noted_by, noted_at, version "
             "from child_letter where authority_id = :a and meeting_id = :m "
             "order by child_id",
             authority,
             meeting))
        letters.push_back(
            {.meeting = meeting,
             .child = std::move(child),
             .language = core::language_from(language).value_or(core::Language::english),
             .about = std::move(about),
             .own_words = std::move(own_words),
             .next = std::move(next),
             .closing = std::move(closing),
             .advocate = std::move(advocate),
             .worded_by = std::move(worded_by),
             .worded_at = worded_at,
             .credential = std::move(credential),
             .released_text = std::move(released_text),
             .released_by = std::move(released_by),
             .released_at = released_at,
             .given_on = given_on,
             .given_how = core::letter_way_from(given_how),
             .given_by = std::move(given_by),
             .noted_by = std::move(noted_by),
             .noted_at = noted_at,
             .version = version});
    return letters;
}

std::vector<core::KeptChildLetter> ChildLetterStore::waiting(const core::AuthorityId& authority)
{
    std::vector<core::KeptChildLetter> letters;
    for (auto& [meeting, child, worded_by, worded_at, credential, version] :
         sql_.select<core::MeetingId,
                     core::ChildId,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>,
                     std::string,
                     int>("select meeting_id, child_id, worded_by, worded_at, "
                          "worded_credential, version "
                          "from child_letter where authority_id = :a and worded_by is not null "
                          "and released_at is null order by worded_at, meeting_id, child_id",
                          authority))
        letters.push_back({.meeting = std::move(meeting),
                           .child = std::move(child),
                           .worded_by = std::move(worded_by),
                           .worded_at = worded_at,
                           .credential = std::move(credential),
                           .version = version});
    return letters;
}

core::Result<int> ChildLetterStore::save(const core::AuthorityId& authority,
                                         const core::KeptChildLetter& letter)
{
    // Two who write first at once: the second finds the row of the first.
    const auto saved =
        letter.version == 0
            ? sql_.execute(
                  "insert into child_letter (authority_id, meeting_id, child_id, language, about, "
                  "own_words, next_steps, closing, advocate, worded_by, worded_at, "
                  "worded_credential, released_text, "
                  "released_by, released_at, given_on, given_how, given_by, noted_by, noted_at) "
                  "values (:a, :m, :c, :l, :ab, :ow, :n, :cl, :ad, :wb, :wa, :wc, :rt, :rb, :ra, "
                  ":go, "
                  ":gh, :gb, :nb, :na) on conflict (meeting_id, child_id) do nothing",
                  authority,
                  letter.meeting,
                  letter.child,
                  language_code(letter),
                  letter.about,
                  letter.own_words,
                  letter.next,
                  letter.closing,
                  letter.advocate,
                  letter.worded_by,
                  letter.worded_at,
                  letter.credential,
                  letter.released_text,
                  letter.released_by,
                  letter.released_at,
                  letter.given_on,
                  way_code(letter),
                  letter.given_by,
                  letter.noted_by,
                  letter.noted_at)
            : sql_.execute(
                  "update child_letter set language = :l, about = :ab, own_words = :ow, "
                  "next_steps = :n, closing = :cl, advocate = :ad, worded_by = :wb, "
                  "worded_at = :wa, worded_credential = :wc, released_text = :rt, released_by = "
                  ":rb, released_at = :ra, "
                  "given_on = :go, given_how = :gh, given_by = :gb, noted_by = :nb, "
                  "noted_at = :na, version = version + 1 where authority_id = :a "
                  "and meeting_id = :m and child_id = :c and version = :v and given_on is null",
                  language_code(letter),
                  letter.about,
                  letter.own_words,
                  letter.next,
                  letter.closing,
                  letter.advocate,
                  letter.worded_by,
                  letter.worded_at,
                  letter.credential,
                  letter.released_text,
                  letter.released_by,
                  letter.released_at,
                  letter.given_on,
                  way_code(letter),
                  letter.given_by,
                  letter.noted_by,
                  letter.noted_at,
                  authority,
                  letter.meeting,
                  letter.child,
                  letter.version);
    if (saved != 1) return core::Refusal::stale_version;
    return letter.version + 1;
}

}  // namespace quorate::db
