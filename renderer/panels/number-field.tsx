import { NumberInput, type NumberInputProps } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { readNumber, shownNumber, type WrittenNumber } from "./read-number.ts";

interface NumberFieldProps extends Omit<NumberInputProps, "value" | "defaultValue" | "onChange" | "onBlur"> {
  /** Undefined where there is none. */
  readonly value: number | undefined;
  /** Hears undefined while what is written is no number. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number that somebody writes, digit by digit; when the field is left it shows what holds. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps): ReactNode {
  const [written, setWritten] = useState<WrittenNumber>({ text: value ?? "", before: value });
  return (
    <NumberInput
      {...rest}
      value={shownNumber(written, value)}
      onBlur={() => setWritten({ text: value ?? "", before: value })}
      onChange={(text) => {
        setWritten({ text, before: value });
        const number = readNumber(text);
        if (number !== value) onChange(number);
      }}
    />
  );
}
