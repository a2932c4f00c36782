import { Box } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import classes from "./scroll-region.module.css";

interface ScrollRegionProps {
  readonly label: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** Takes the room that is left and scrolls in it; keys reach it as well as the wheel. */
export function ScrollRegion({ label, ref, children }: ScrollRegionProps): ReactNode {
  return (
    <Box component="section" ref={ref} className={classes.region} aria-label={label} tabIndex={0}>
      {children}
    </Box>
  );
}
