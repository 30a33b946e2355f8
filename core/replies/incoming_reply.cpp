#include "core/replies/incoming_reply.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

template <class Value, std::size_t size>
using Codes = std::array<std::pair<Value, std::string_view>, size>;

constexpr Codes<MailedAnswer, 7> answers{{{MailedAnswer::none, "none"},
                                          {MailedAnswer::needs_action, "needs_action"},
                                          {MailedAnswer::accepted, "accepted"},
                                          {MailedAnswer::declined, "declined"},
                                          {MailedAnswer::tentative, "tentative"},
                                          {MailedAnswer::delegated, "delegated"},
                                          {MailedAnswer::other, "other"}}};

constexpr Codes<SenderCheck, 4> checks{{{SenderCheck::not_checked, "not_checked"},
                                        {SenderCheck::passed, "passed"},
                                        {SenderCheck::unproven, "unproven"},
                                        {SenderCheck::failed, "failed"}}};

constexpr Codes<PartFault, 7> faults{{{PartFault::none, "none"},
                                      {PartFault::missing, "missing"},
                                      {PartFault::disagree, "disagree"},
                                      {PartFault::winmail, "winmail"},
                                      {PartFault::unreadable, "unreadable"},
                                      {PartFault::one_occurrence, "one_occurrence"},
                                      {PartFault::not_read, "not_read"}}};

constexpr Codes<ReplyMethod, 4> methods{{{ReplyMethod::none, "none"},
                                         {ReplyMethod::reply, "reply"},
                                         {ReplyMethod::counter, "counter"},
                                         {ReplyMethod::refresh, "refresh"}}};

constexpr Codes<MailNature, 4> natures{{{MailNature::answer, "answer"},
                                        {MailNature::returned, "returned"},
                                        {MailNature::delayed, "delayed"},
                                        {MailNature::automatic, "automatic"}}};

template <class Value, std::size_t size>
std::string_view code_in(const Codes<Value, size>& codes, Value value)
{
    for (const auto& [each, name] : codes)
        if (each == value) return name;
    throw std::logic_error{"a value has no code"};
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const Codes<Value, size>& codes, std::string_view name)
{
    for (const auto& [each, its_name] : codes)
        if (its_name == name) return each;
    return std::nullopt;
}

}  // namespace

std::string_view code(MailedAnswer answer)
{
    return code_in(answers, answer);
}

std::optional<MailedAnswer> mailed_answer_from(std::string_view code)
{
    return value_in(answers, code);
}

std::string_view code(SenderCheck check)
{
    return code_in(checks, check);
}

std::optional<SenderCheck> sender_check_from(std::string_view code)
{
    return value_in(checks, code);
}

std::string_view code(PartFault fault)
{
    return code_in(faults, fault);
}

std::optional<PartFault> part_fault_from(std::string_view code)
{
    return value_in(faults, code);
}

std::string_view code(ReplyMethod method)
{
    return code_in(methods, method);
}

std::optional<ReplyMethod> reply_method_from(std::string_view code)
{
    return value_in(methods, code);
}

std::string_view code(MailNature nature)
{
    return code_in(natures, nature);
}

std::optional<MailNature> mail_nature_from(std::string_view code)
{
    return value_in(natures, code);
}

std::vector<std::string> reply_tokens(const LinkTokens& links, const std::string& recipient)
{
    std::vector<std::string> tokens = links.tokens("replies", recipient, 1);
    for (std::string& token : tokens)
        token = token.substr(0, reply_token_length);
    return tokens;
}

std::string reply_token(const LinkTokens& links, const std::string& recipient)
{
    return reply_tokens(links, recipient).front();
}

std::string known_reply_token(const LinkTokens& links,
                              const std::string& recipient,
                              const std::string& stored_hash)
{
    std::vector<std::string> tokens = reply_tokens(links, recipient);
    for (std::string& token : tokens)
        if (reply_token_hash(links, token) == stored_hash) return std::move(token);
    return tokens.front();
}

std::string reply_token_hash(const LinkTokens& links, std::string_view token)
{
    return links.hash(lower_case(token));
}

}  // namespace quorate::core
